# Shared by the project's scripts; sourced, not run. Works with bash 3.2 (macOS) and with Git Bash.

# The folder of the checkout, as an absolute path.
repo_root() {
    (cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
}

# Ends the script with one sentence unless a JDK 17 or newer is there: the one Maven would take, JAVA_HOME before the PATH.
require_java17() {
    local java=java javac=javac banner version
    if [ -n "${JAVA_HOME:-}" ]; then
        java="$JAVA_HOME/bin/java"
        javac="$JAVA_HOME/bin/javac"
    fi
    if ! command -v "$java" >/dev/null 2>&1; then
        echo "Java was not found ($java): install a JDK 17 or newer, or set JAVA_HOME to one." >&2
        exit 1
    fi
    # 'openjdk version "17.0.15" 2025-04-15', and before Java 9 'java version "1.8.0_402"'.
    if ! banner=$("$java" -version 2>&1); then
        echo "Java cannot be run ($java): install a JDK 17 or newer, or set JAVA_HOME to one." >&2
        exit 1
    fi
    version=$(printf '%s\n' "$banner" | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1)
    if [ -z "$version" ] || [ "$version" -lt 17 ]; then
        echo "Java ${version:-of an unknown version} is too old ($java): install a JDK 17 or newer, or set JAVA_HOME to one." >&2
        exit 1
    fi
    if ! command -v "$javac" >/dev/null 2>&1; then
        echo "The Java found has no compiler ($javac is missing): install a JDK 17 or newer, not only a runtime." >&2
        exit 1
    fi
}

# Maven on the checkout: the one on the PATH, else the wrapper, which fetches one (and then needs the network once).
maven() {
    local root
    root=$(repo_root)
    if command -v mvn >/dev/null 2>&1; then
        (cd "$root" && mvn "$@")
    else
        (cd "$root" && ./mvnw "$@")
    fi
}

# Prints the comment at the head of the script and ends it where -h or --help is among its arguments: help_if_asked "$@"
help_if_asked() {
    case " $* " in
        *" -h "* | *" --help "*)
            awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"
            exit 0
            ;;
    esac
}

# Compiles the checkout with its tests and libraries for run_test_class.
compile_tests() {
    require_java17
    maven -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-class-path -Dmdep.includeScope=test
}

# Runs a class of the tests, after compile_tests: run_test_class CLASS ARGUMENT...
run_test_class() {
    local root java=java separator=:
    root=$(repo_root)
    if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; fi
    case $(uname -s) in MINGW* | MSYS* | CYGWIN*) separator=";" ;; esac
    (cd "$root" && "$java" -Djava.awt.headless=true -Dai.djl.offline=true \
        -cp "target/test-classes${separator}target/classes${separator}$(cat target/test-class-path)" "$@")
}
