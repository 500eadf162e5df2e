import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'

/** What is wrong with a selector, and where in it. */
export interface SelectorProblem {
  /** From 0. */
  readonly character: number
  readonly message: string
  readonly hint: string
}

const WANTED = 'Write the counter alone, e.g. orders_total{shop="a"}.'
const RULES_ADD = 'The rules add increase() and the window themselves.'

/**
 * Why a text is no selector of a counter: PromQL's own grammar reads it.
 *
 * @returns the first thing that is wrong; undefined where nothing is.
 * @example selectorProblem('rate(orders_total[5m])')?.message // => 'A function is not possible here: …'
 */
export function selectorProblem(text: string): SelectorProblem | undefined {
  const tree = parser.parse(text)
  const expression = tree.topNode.firstChild
  const wrong = unreadable(tree, text)
  if (wrong ?? !expression) return wrong
  return notPlain(expression, text) ?? unselective(expression, text)
}

function unreadable(tree: Tree, text: string): SelectorProblem | undefined {
  let character: number | undefined
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) character ??= from
    },
  })
  if (character === undefined) return undefined
  const rest = text.slice(character, character + 10)
  const found = rest.trim() === '' ? 'it ends too early' : `"${rest}" cannot stand here`
  return { character, message: `This is not a selector of PromQL: ${found}.`, hint: WANTED }
}

/** What stands around the selector, by the name of the grammar; `within` where it follows what it is about. */
const NOT_PLAIN: Readonly<Record<string, { readonly what: string; readonly hint: string; readonly within?: boolean }>> =
  {
    FunctionCall: { what: 'A function', hint: RULES_ADD },
    AggregateExpr: { what: 'An aggregation', hint: `${RULES_ADD} They sum over all series that are selected.` },
    MatrixSelector: { what: 'A range', hint: RULES_ADD, within: true },
    SubqueryExpr: { what: 'A range', hint: RULES_ADD, within: true },
    OffsetExpr: { what: 'An offset', hint: WANTED, within: true },
    StepInvariantExpr: { what: 'A fixed time', hint: WANTED, within: true },
  }

function notPlain(expression: SyntaxNode, text: string): SelectorProblem | undefined {
  const { name, from, to, firstChild } = expression
  if (name === 'VectorSelector') return besides(text, from, to)
  const { what, hint, within = false } = NOT_PLAIN[name] ?? { what: 'A calculation', hint: WANTED }
  return {
    character: within ? (firstChild?.to ?? from) : from,
    message: `${what} is not possible here: a counter is needed.`,
    hint,
  }
}

function besides(text: string, from: number, to: number): SelectorProblem | undefined {
  const [before, after] = [text.slice(0, from).trim(), text.slice(to).trim()]
  if (before === '' && after === '') return undefined
  return {
    character: before === '' ? text.indexOf(after, to) : text.indexOf(before),
    message: `There is more here than a selector: "${before || after}".`,
    hint: WANTED,
  }
}

/** What Prometheus itself refuses of a selector that can be read. */
function unselective(selector: SyntaxNode, text: string): SelectorProblem | undefined {
  const metric = selector.getChild('Identifier')
  const matchers = selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
  const nameOf = (matcher: SyntaxNode): string => textOf(matcher.getChild('LabelName'), text)
  const second = metric && matchers.find((matcher) => nameOf(matcher) === '__name__')
  if (second) return { character: second.from, message: 'The metric has its name twice.', hint: 'Keep one of the two.' }
  if (metric ?? selector.getChild('LabelMatchers')?.getChildren('QuotedLabelName').length) return undefined
  const isNamed = matchers.some((matcher) => nameOf(matcher) === '__name__')
  if (isNamed) return undefined
  return { character: selector.from, message: 'This selects series of any metric: name the counter.', hint: WANTED }
}

function textOf(node: SyntaxNode | null, text: string): string {
  return node ? text.slice(node.from, node.to) : ''
}
