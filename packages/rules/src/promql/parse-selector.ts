import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import type { Matcher } from './selector.ts'
import { unquote } from './unquote.ts'

/** A selector in parts. */
export interface ParsedSelector {
  /** Empty where the matchers name the metric. */
  readonly metric: string
  readonly matchers: readonly Matcher[]
}

/** The parts of a plain selector; undefined where a text is none, or has names in quotes. */
export function parseSelector(text: string): ParsedSelector | undefined {
  const selector = parser.parse(text).topNode.firstChild
  if (selector?.name !== 'VectorSelector') return undefined
  const metric = selector.getChild('Identifier')
  const list = selector.getChild('LabelMatchers')
  const nodes = list?.getChildren('UnquotedLabelMatcher') ?? []
  const matchers = nodes.map((node) => toMatcher(node, text)).filter((matcher) => matcher !== undefined)
  const isWhole = childCount(list) === matchers.length
  return isWhole ? { metric: metric ? textOf(metric, text) : '', matchers } : undefined
}

const OPERATORS: ReadonlySet<string> = new Set<Matcher['is']>(['=', '!=', '=~', '!~'])

function toMatcher(node: SyntaxNode, text: string): Matcher | undefined {
  const [label, is, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((name) => textOf(node.getChild(name), text))
  if (!label || !value || !isOperator(is)) return undefined
  return { label, is, value: unquote(value) }
}

function isOperator(text: string | undefined): text is Matcher['is'] {
  return text !== undefined && OPERATORS.has(text)
}

function textOf(node: SyntaxNode | null, text: string): string {
  return node ? text.slice(node.from, node.to) : ''
}

function childCount(node: SyntaxNode | null): number {
  let count = 0
  for (let child = node?.firstChild; child; child = child.nextSibling) count += 1
  return count
}
