import type { HostBoot } from './host-options.ts'

/** Grafana's documented policy for content, with its nonce and without grafana.com. */
export function contentPolicy(nonce: string): string {
  return [
    `script-src 'self' 'unsafe-eval' 'unsafe-inline' 'strict-dynamic' 'nonce-${nonce}'`,
    "object-src 'none'",
    "font-src 'self'",
    "style-src 'self' 'unsafe-inline' blob:",
    'img-src * data:',
    "base-uri 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** The page that every path of the host answers with. */
export function indexPage(boot: HostBoot, nonce: string): string {
  // A closing tag inside the text would end the element.
  const told = JSON.stringify(boot).replaceAll('<', String.raw`\u003c`)
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Driftline in a host page</title>
    <base href="${boot.subPath}/" />
    <link rel="icon" href="data:," />
    <script id="boot" type="application/json">${told}</script>
    <script nonce="${nonce}">window.__grafana_public_path__ = '${boot.subPath}/public/'</script>
    <script nonce="${nonce}" src="host/system.js"></script>
    <script nonce="${nonce}" type="module" src="host/main.js"></script>
    <link rel="stylesheet" href="host/main.css" />
  </head>
  <body class="theme-${boot.theme}">
    <div id="root"></div>
  </body>
</html>
`
}
