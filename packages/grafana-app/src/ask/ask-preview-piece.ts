import type { AskPiece } from '../rules/preview/ask-alert.ts'
import { previewRequest } from '../rules/preview/preview-request.ts'
import { readPiece } from '../rules/preview/read-piece.ts'
import { askFrames } from './ask-data-source.ts'
import { DataSourceError } from './data-source-error.ts'

/** How Prometheus and what speaks its language say that a question was too large. */
const TOO_MUCH = /points|resolution|too many|too long|limit|exceed/i

/** Asks one data source for pieces. @param signal gives up what is asked @throws DataSourceError where it does not answer */
export function createAskPiece(uid: string, signal: AbortSignal): AskPiece {
  return async (expr, piece) => {
    try {
      return readPiece(await askFrames(previewRequest(uid, expr, piece), signal), piece)
    } catch (error) {
      if (error instanceof DataSourceError && TOO_MUCH.test(error.message)) return { kind: 'too much', error }
      throw error
    }
  }
}
