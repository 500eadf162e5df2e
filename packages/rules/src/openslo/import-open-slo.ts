import { isScalar, parseAllDocuments } from 'yaml'
import type { Fields } from '../diff/installed-rule.ts'
import { fieldsOf, textOf } from '../diff/installed-rule.ts'
import { customSlosOf } from './custom-slos-of.ts'
import type { OpenSloImport } from './open-slo-import.ts'
import { leftOut, nameOf } from './open-slo-import.ts'

const VERSION = 'openslo/v1'

/**
 * Objectives of one's own from documents of OpenSLO: ratios of counters in Prometheus. All else is named with the reason.
 *
 * @param text YAML, any number of documents.
 * @see OpenSLO 1.0, github.com/OpenSLO/OpenSLO
 */
export function importOpenSlo(text: string): OpenSloImport {
  const documents = parseAllDocuments(text, { logLevel: 'error' })
  const written = [...documents].filter(({ contents, errors }) => errors.length > 0 || !isNothing(contents))
  const all = written.map((document): Fields | string =>
    document.errors.length > 0
      ? `It is not valid YAML: ${document.errors[0]!.message.split('\n')[0]}`
      : fieldsOf(document.toJS({ maxAliasCount: 100 })),
  )
  const read = all.filter((one) => typeof one !== 'string')
  const indicators = new Map(read.filter(isKind('SLI')).map((sli) => [nameOf(sli), fieldsOf(sli['spec'])]))
  const results = all.map((one, i) => importDocument(one, { i, indicators }))
  return { custom: results.flatMap(({ custom }) => custom), notes: results.flatMap(({ notes }) => notes) }
}

function importDocument(
  document: Fields | string,
  { i, indicators }: { readonly i: number; readonly indicators: ReadonlyMap<string, Fields> },
): OpenSloImport {
  if (typeof document === 'string') return leftOut(`document ${i + 1}`, document)
  const kind = textOf(document['kind'])
  const where = [kind || `document ${i + 1}`, nameOf(document)].filter(Boolean).join(' ')
  const version = textOf(document['apiVersion'])
  if (version !== VERSION) return leftOut(where, `It says apiVersion ${version || 'nothing'}; ${VERSION} is read.`)
  if (kind === 'SLI' || kind === 'Service') return { custom: [], notes: [] }
  if (kind !== 'SLO') return leftOut(where, WHY_NOT[kind] ?? 'Only objectives (kind: SLO) are read.')
  return customSlosOf(document, { where, indicators })
}

/** What stands behind the last `---`. */
function isNothing(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && contents.value === null)
}

const WHY_NOT: Readonly<Record<string, string>> = {
  AlertPolicy: 'The tiers take its place: see "alerting.tiers".',
  AlertCondition: 'The tiers take its place: see "alerting.tiers".',
  AlertNotificationTarget: 'Who is told is for Alertmanager: see "alerting.team".',
  DataSource: 'Rules run in the Prometheus that loads them.',
}

function isKind(kind: string): (document: Fields) => boolean {
  return (document) => document['apiVersion'] === VERSION && document['kind'] === kind
}
