/**
 * What an installation needs and what was found: single findings, their report, and a look at libraries that loads none of them.
 * Knows nothing of what is looked at; {@code engine} and {@code ocr} find, the commands join their findings.
 */
package org.legible.installation;
