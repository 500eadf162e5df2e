/** What a page asks the generator for. */
export interface PagePart {
  readonly name: string
  /** What it is of, e.g. the name of an alert. */
  readonly of: string | undefined
  /** The last monitoring spec written above it. */
  readonly spec: string
}

const SPEC = /^```yaml\n(?<spec>model:.*?)^```$/gms
const PART = /^<!-- generated: (?<name>\w+)(?: (?<of>\w+))? -->\n(?<old>.*?)^<!-- end -->$/gms

/**
 * Writes what is generated between `<!-- generated: name -->` and `<!-- end -->` and leaves the rest of a page as it is.
 *
 * @throws Error when a part is not closed or stands above every spec
 */
export function fillPage(page: string, renderPart: (part: PagePart) => string): string {
  const specs = [...page.matchAll(SPEC)].map(({ index, groups }) => ({ index, text: groups!['spec']! }))
  let count = 0
  const filled = page.replaceAll(PART, (...found) => {
    const { name, of } = found.at(-1) as { readonly name: string; readonly of: string | undefined }
    const offset = found.at(-3) as number
    const spec = specs.findLast(({ index }) => index < offset)
    if (!spec) throw new Error(`No spec stands above "${name}".`)
    count += 1
    const asked = of === undefined ? name : `${name} ${of}`
    return `<!-- generated: ${asked} -->\n\n${renderPart({ name, of, spec: spec.text }).trim()}\n\n<!-- end -->`
  })
  const opened = page.split('<!-- generated:').length - 1
  if (opened !== count) throw new Error(`${opened} parts begin and ${count} are closed by <!-- end -->.`)
  return filled
}
