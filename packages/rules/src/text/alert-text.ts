import type { Matcher } from '../promql/selector.ts'

/** What a text takes from the alert that fires. */
export type AlertField =
  | { readonly field: 'label'; readonly name: string }
  /** Number the alert is about, with so many digits behind the point. */
  | { readonly field: 'value'; readonly digits: number }
  /** A label as part of a web address. */
  | { readonly field: 'urlLabel'; readonly name: string }
  /** The features that drift most; where a template cannot ask for them they are left out. */
  | { readonly field: 'worst'; readonly count: number; readonly metric: string; readonly matchers: readonly Matcher[] }

/** A text for people: what is written between fields is taken literally, whatever it holds. */
export type AlertText = readonly (string | AlertField)[]

/** Puts a text together: `say\`${model} burns ${value(1)} times too fast\``. */
export function say(words: TemplateStringsArray, ...parts: readonly (string | AlertField | AlertText)[]): AlertText {
  return words.flatMap((word, i) => {
    const part = parts[i]
    if (part === undefined) return [word]
    return isText(part) ? [word, ...part] : [word, part]
  })
}

export function label(name: string): AlertField {
  return { field: 'label', name }
}

export function value(digits: number): AlertField {
  return { field: 'value', digits }
}

function isText(part: string | AlertField | AlertText): part is AlertText {
  return Array.isArray(part)
}
