import { Document, isMap, isSeq, parseDocument, YAMLSeq } from 'yaml'
import type { YAMLMap } from 'yaml'
import { keyText } from '../gate-case.ts'
import type { Baseline, BaselineEntry } from './baseline.ts'
import { BASELINE_FORMAT } from './baseline.ts'

const HEADER = [
  ' Drift that is known and lived with. "driftline gate --write-baseline" writes this file;',
  ' "reason", "until" (the last day) and comments are yours and stay.',
].join('\n')

/**
 * A baseline as YAML, entries by segment, feature and kind.
 *
 * @param before a baseline that can be read; its comments stay with their entries.
 */
export function renderBaseline({ model, entries }: Baseline, before?: string): string {
  const document = before === undefined ? emptyDocument() : parseDocument(before)
  const nodes = nodesByKey(document)
  const list = new YAMLSeq()
  list.items = entries.map((entry) => toNode(document, entry, nodes.get(keyText(entry))))
  list.flow = entries.length === 0
  document.set('format', BASELINE_FORMAT)
  document.set('model', model)
  document.set('entries', list)
  return document.toString({ lineWidth: 0 })
}

/** What stands above the first entry is a comment on the list to the parser, on the entry to people. */
function nodesByKey(document: Document): ReadonlyMap<string, YAMLMap> {
  const list = document.get('entries')
  if (!isSeq(list)) return new Map()
  const nodes = list.items.filter((node) => isMap(node))
  if (nodes[0] && list.commentBefore) nodes[0].commentBefore ??= list.commentBefore
  return new Map(nodes.map((node) => [keyText(node.toJS(document) as BaselineEntry), node]))
}

function emptyDocument(): Document {
  const document = new Document({})
  document.commentBefore = HEADER
  return document
}

function toNode(document: Document, entry: BaselineEntry, known: YAMLMap | undefined): unknown {
  if (!known) return document.createNode(entry)
  for (const [key, value] of Object.entries(entry)) known.set(key, value)
  return known
}
