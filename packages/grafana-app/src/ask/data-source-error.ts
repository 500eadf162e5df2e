/** Why a data source gives no answer, as far as that can be told. */
export type FailureKind = 'forbidden' | 'refused' | 'gone' | 'web-page' | 'failed'

/** A data source that gives no answer, in its own words. */
export class DataSourceError extends Error {
  override readonly name = 'DataSourceError'
  readonly code = 'ERR_DATA_SOURCE'
  readonly kind: FailureKind

  constructor(kind: FailureKind, words: string) {
    super(words)
    this.kind = kind
  }
}

/** What a failed request comes back with; any of it may be missing. */
export interface FailedAnswer {
  readonly status?: number | undefined
  readonly statusText?: string | undefined
  readonly message?: string | undefined
  /** Body: of Grafana's API an object, of whatever else stands in between often a page. */
  readonly data?: unknown
}

/** Longer words are a page or a dump. */
const WORDS_MAX_LENGTH = 300
/** A page of the web where data should be, as it is or as those complain who tried to read it as data. */
const WEB_PAGE = /<!doctype html|<html|but found <|unexpected token '?<|invalid character '<'|text\/html/i
/** How Grafana says that a right is missing; anybody else who refuses has other words. */
const MISSING_RIGHT = /permission|access denied/i

/** The error in a failed answer: its own words without a stack or the tags of a page. */
export function toDataSourceError(failed: FailedAnswer): DataSourceError {
  const words = wordsOf(failed)
  return new DataSourceError(kindOf(failed.status, words), plainWords(words))
}

/** Whether an answer is a page of the web, or nothing, where an object should be. */
export function isNoData(body: unknown): boolean {
  return typeof body !== 'object' || body === null
}

function kindOf(status: number | undefined, words: string): FailureKind {
  if (status === 403 && MISSING_RIGHT.test(words)) return 'forbidden'
  if (status === 401 || status === 403) return 'refused'
  if (WEB_PAGE.test(words)) return 'web-page'
  return status === 404 ? 'gone' : 'failed'
}

function wordsOf({ status, statusText, message, data }: FailedAnswer): string {
  if (typeof data === 'string' && data.trim() !== '') return data
  const { message: said, error } = (data ?? {}) as { readonly message?: unknown; readonly error?: unknown }
  const words = [message, said, error, statusText].find((word) => typeof word === 'string' && word !== '')
  return typeof words === 'string' ? words : `status ${status ?? 'unknown'}`
}

function plainWords(words: string): string {
  const [said = ''] = words.split(/\n\s+at\s/)
  const text = said
    .replaceAll(/<(script|style)\b[^>]*>.*?<\/\1>/gis, ' ')
    .replaceAll(/<!?\/?[a-z][^>|]*(?:>|$|(?=\|))/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return text.length > WORDS_MAX_LENGTH ? `${text.slice(0, WORDS_MAX_LENGTH)}…` : text
}
