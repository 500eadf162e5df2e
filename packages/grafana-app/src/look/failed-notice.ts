import { DataSourceError } from '../ask/data-source-error.ts'
import type { FailureKind } from '../ask/data-source-error.ts'
import type { Notice } from './PageNotice.tsx'

/** What is wrong with a data source, and what to do about it. @param name of the data source @param run asks again */
export function failedNotice(name: string, error: Error, run: () => void): Notice {
  const { title, why } = SAID[error instanceof DataSourceError ? error.kind : 'failed'](name)
  return { title, why, words: error.message, action: { text: 'Try again', run } }
}

const SAID: Readonly<Record<FailureKind, (name: string) => Pick<Notice, 'title' | 'why'>>> = {
  forbidden: (name) => ({
    title: `You may not query ${name}`,
    why: 'Grafana refuses to ask it for you. An administrator can give you that right; or choose another data source.',
  }),
  refused: (name) => ({
    title: `${name} refuses to answer`,
    why: 'What Grafana signs in with there is missing, wrong or too old. An administrator can mend it in the settings of the data source.',
  }),
  gone: (name) => ({
    title: `${name} is not there`,
    why: 'The data source was removed, or its address leads elsewhere. Choose another one, or ask an administrator.',
  }),
  'web-page': (name) => ({
    title: `${name} answers with a web page`,
    why: 'A page stands where data should be, most likely a login or a proxy in between. Sign in to Grafana again; where that does not help, check the address in the settings of the data source.',
  }),
  failed: (name) => ({ title: `${name} does not answer`, why: 'Nothing was found out; this is what it says:' }),
}
