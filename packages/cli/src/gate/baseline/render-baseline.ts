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
  const old = document.get('entries')
  const nodes = new Map<string, YAMLMap>()
  if (isSeq(old))
    for (const node of old.items) if (isMap(node)) nodes.set(keyText(node.toJS(document) as BaselineEntry), node)
  const list = new YAMLSeq()
  list.items = entries.map((entry) => toNode(document, entry, nodes.get(keyText(entry))))
  list.flow = entries.length === 0
  document.set('format', BASELINE_FORMAT)
  document.set('model', model)
  document.set('entries', list)
  return document.toString({ lineWidth: 0 })
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
