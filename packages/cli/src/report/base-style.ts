import { colourVariables } from './colour-variables.ts'

/** What every page has: colours by the reader's system, that stay apart in every kind of colour vision; type; states. */
export const baseStyle = `
:root {
  --page: #fcfcfb; --panel: #ffffff; --ink: #1a1f26; --soft: #5c6570; --faint: #68717b; --rule: #e4e6e9; --edge: #b9c0c7; --link: #1f5fa8;
  ${colourVariables('light')}
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1317; --panel: #161b21; --ink: #e8ebee; --soft: #a3acb6; --faint: #8f99a4; --rule: #262d35; --edge: #4a5561; --link: #7db8f5;
    ${colourVariables('dark')}
  }
}
*, ::before, ::after { box-sizing: border-box }
html { background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100% }
body { margin: 0 }
main, footer { max-width: 1160px; margin: 0 auto; padding: 0 32px }
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0 }
ul { list-style: none }
a { color: inherit; text-decoration: none }
a:hover { color: var(--link); text-decoration: underline }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px }
header { padding: 48px 0 8px }
h1 { font-size: 15px; line-height: 1.6; font-weight: 600; letter-spacing: .01em; overflow-wrap: anywhere }
.facts { display: flex; flex-wrap: wrap; gap: 2px 20px; color: var(--soft); font-size: 13px }
.lead { max-width: 30em; margin: 20px 0 20px; font-size: 27px; line-height: 1.28; font-weight: 600; letter-spacing: -.015em; text-wrap: balance }
.tally { display: flex; flex-wrap: wrap; gap: 8px 28px; color: var(--soft); font-size: 13px }
.tally strong { color: var(--ink); font-size: 15px }
.tally li::before, .badge::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-right: 7px; border-radius: 2px; background: var(--s2); box-shadow: inset 0 0 0 1px #8884 }
.state-act::before { background: var(--s8) !important }
.state-investigate::before { background: var(--s5) !important }
.state-accepted::before { background: var(--accepted) !important }
.state-suspected::before { background: repeating-linear-gradient(45deg, var(--suspected) 0 2px, var(--s0) 2px 4px) !important }
.state-recovering::before { box-shadow: inset 0 0 0 2px var(--s7) !important }
.state-learning::before { background: linear-gradient(transparent 4px, var(--hatch) 0 6px, transparent 0) !important }
.state-insufficient_data::before { background: radial-gradient(circle, var(--hatch) 1px, transparent 1.3px) 0 0 / 4px 4px !important }
.state-blind::before { background: repeating-linear-gradient(135deg, var(--hatch) 0 1.5px, transparent 1.5px 4px) !important }
.badge { color: var(--soft); font-size: 13px; white-space: nowrap }
.badge.state-act, .badge.state-investigate { color: var(--ink); font-weight: 600 }
`
