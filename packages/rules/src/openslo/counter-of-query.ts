import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import { selectorProblem } from '../check/selector-problem.ts'

/** The counter a query is about, or why it is about none. */
export type CounterOfQuery =
  | { readonly ok: true; readonly selector: string }
  | { readonly ok: false; readonly because: string }

/** What only turns a counter into a rate or sums series: the rules do the same over their own windows. */
const WRAPPERS: ReadonlySet<string> = new Set(['sum', 'rate', 'increase', 'irate'])

/**
 * Takes `sum(rate(orders_total[5m]))` apart to `orders_total`.
 *
 * @param query PromQL; the window may be a placeholder.
 */
export function counterOfQuery(query: string): CounterOfQuery {
  const text = query.replaceAll(PLACEHOLDER, '[5m]')
  const tree = parser.parse(text)
  let node = tree.topNode.firstChild
  if (!node || hasError(tree)) return { ok: false, because: 'Its query is none of PromQL, or not one alone.' }
  for (let inner = unwrapped(node, text); inner; inner = unwrapped(inner, text)) node = inner
  const selector = text.slice(node.from, node.to)
  const wrong = selectorProblem(selector)
  return wrong ? { ok: false, because: wrong.message } : { ok: true, selector }
}

/** A window that a tool fills in. */
const PLACEHOLDER = /\[\s*(?:\{\{[^}]*\}\}|\$\w+|\$\{\w+\})\s*\]/g

function hasError(tree: Tree): boolean {
  let found = false
  tree.iterate({ enter: ({ type }) => void (found ||= type.isError) })
  return found
}

const RANGES: ReadonlySet<string> = new Set(['MatrixSelector', 'ParenExpr'])
const CALLS: ReadonlySet<string> = new Set(['FunctionCall', 'AggregateExpr'])

/** What a sum, a rate or a range is taken of; undefined for anything else. */
function unwrapped(node: SyntaxNode, query: string): SyntaxNode | undefined {
  if (RANGES.has(node.name)) return node.firstChild ?? undefined
  return CALLS.has(node.name) && isWrapper(node, query) ? onlyArgument(node) : undefined
}

function isWrapper(call: SyntaxNode, query: string): boolean {
  const [operator = ''] = /^\w+/.exec(query.slice(call.from, call.to)) ?? []
  return WRAPPERS.has(operator) && !call.getChild('AggregateModifier')
}

function onlyArgument(call: SyntaxNode): SyntaxNode | undefined {
  const first = call.getChild('FunctionCallBody')?.firstChild
  return first && !first.nextSibling ? first : undefined
}
