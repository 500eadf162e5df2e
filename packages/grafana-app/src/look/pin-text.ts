/** Lines of a spec that pin a segment. */
export function pinText(dimension: string, value: string): string {
  return `segments:\n  pin: [{ ${yamlOf(dimension)}: ${yamlOf(value)} }]`
}

/** Bare where YAML reads the same text, else in double quotes as JSON has them, which YAML reads too. */
function yamlOf(text: string): string {
  return /^[A-Za-z_][\w-]*$/.test(text) && !NO_TEXT.test(text) ? text : JSON.stringify(text)
}

/** Words that some readers of YAML take for no text. */
const NO_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i
