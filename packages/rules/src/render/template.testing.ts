/** What templates of Grafana may hold, and nothing else. */
const ACTION =
  /^\{\{ (?:"(?<text>[{$]+)"|\.Labels\.(?<label>\w+)(?<isUrl> \| urlquery)?|(?<known>with \.Values\.(?:A|query)) \}\}\{\{ if le 0\.0 \.Value \}\}\{\{ printf "%\.\df" \.Value \}\}\{\{ else \}\}an unknown number of\{\{ end \}\}\{\{ else \}\}an unknown number of\{\{ end) \}\}/

/**
 * Executes a template: from left to right, the first two braces open an action, as in Go.
 *
 * @throws RangeError where an action is none that we write.
 */
export function execute(template: string, value: string, labelValue: (name: string) => string): string {
  let told = ''
  let rest = template
  for (let at = rest.indexOf('{{'); at >= 0; at = rest.indexOf('{{')) {
    const match = ACTION.exec(rest.slice(at))
    if (!match) throw new RangeError(`An action of somebody else: ${rest.slice(at, at + 60)}`)
    const { text, label, known } = match.groups ?? {}
    told += rest.slice(0, at) + (text ?? (known === undefined ? labelValue(label ?? '') : value))
    rest = rest.slice(at + match[0].length)
  }
  return told + rest
}
