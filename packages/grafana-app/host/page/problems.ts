/** What a strict host found that no host should: a test fails on any, a person sees them at the foot of the page. */
export const problems: string[] = []

declare global {
  interface Window {
    /** Read by the tests. */
    driftlineHostProblems: readonly string[]
  }
}

/** Remembers a problem and shows it. */
export function report(problem: string): void {
  problems.push(problem)
  const strip = document.querySelector('#problems') ?? document.body.appendChild(document.createElement('pre'))
  strip.id = 'problems'
  strip.textContent = problems.slice(-5).join('\n')
}

/** Listens for everything that goes wrong without anybody being told. */
export function watchForProblems(): void {
  window.driftlineHostProblems = problems
  for (const level of ['error', 'warn'] as const) {
    const write = console[level]
    console[level] = (...args: readonly unknown[]) => {
      report(`console.${level}: ${args.map(String).join(' ')}`)
      write.apply(console, [...args])
    }
  }
  window.addEventListener('error', ({ message }) => report(`error: ${message}`))
  window.addEventListener('unhandledrejection', ({ reason }) => report(`unhandled rejection: ${String(reason)}`))
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    report(`content policy: ${violatedDirective} forbids ${blockedURI}`),
  )
}
