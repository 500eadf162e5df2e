import { misuse } from '../config/misuse.ts'
import type { Problem } from '../internal/problem-log.ts'
import type { Counting } from '../recorder/recorder-core.ts'

/** Tells what is wrong with how a model is wired. @throws TypeError with all of it where it is to be strict */
export function tellProblems(
  problems: readonly Problem[],
  { counting, isStrict }: { readonly counting: Counting; readonly isStrict: boolean },
): void {
  const [first] = problems
  if (isStrict && first)
    throw misuse(first.kind, problems.map(({ model, message }) => `model "${model}": ${message}`).join('\n'))
  for (const problem of problems) counting.problemLog.tell(problem)
}

export function wrappedTwice(model: string): Problem {
  const message = 'it is wrapped already, and each call would count twice; the wrapper there is is given back'
  return { kind: 'options', model, message }
}
