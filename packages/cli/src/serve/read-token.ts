import { InputError } from '../input-error.ts'
import { readText } from '../load-spec.ts'

const VARIABLE = 'DRIFTLINE_TOKEN'
/** What a header can carry as it is. */
const VISIBLE_ASCII = /^[\u0021-\u007E]+$/

/**
 * The token that senders and scrapers must show: from the file, else from `DRIFTLINE_TOKEN`, else none.
 *
 * @throws InputError where there is a place for it but no token in it: nobody meant to be unguarded.
 */
export async function readToken(
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (file !== undefined) return checkToken(await readText(file, 'the token'), file)
  const text = env[VARIABLE]
  return text === undefined ? undefined : checkToken(text, VARIABLE)
}

/** The message must not show what it refuses. */
function checkToken(text: string, place: string): string {
  const token = text.replace(/\r?\n$/, '')
  if (token.trim() === '')
    throw new InputError('ERR_TOKEN', `${place}: the token is empty. Write one there, or leave the option out.`)
  if (!VISIBLE_ASCII.test(token))
    throw new InputError(
      'ERR_TOKEN',
      `${place}: a token is one line of visible ASCII characters without spaces; this one is not. Make one with "openssl rand -hex 32".`,
    )
  return token
}
