import { baseStyle } from '../../report/base-style.ts'

/** Style of the status page. */
export const statusStyle = `${baseStyle}main { max-width: 860px; padding-bottom: 40px } footer { max-width: 860px; padding-bottom: 40px; color: var(--soft); font-size: 12.5px }
a { color: var(--link) }
header { padding-top: 32px } .lead { margin-bottom: 0 }
article, .part { margin-top: 20px; padding: 18px 20px; border: 1px solid var(--rule); border-radius: 8px; background: var(--panel) }
h2 { margin: 0; font-size: 18px; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere }
h2 small { color: var(--soft); font-size: 13px; font-weight: 400 } h2 a { color: inherit }
article section { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--rule) }
h3 { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 14px; font-weight: 600; overflow-wrap: anywhere }
article p { margin-top: 6px } p, dd, li { overflow-wrap: anywhere }
article p small { color: var(--soft); font-size: 13px }
.worst { padding-left: 12px; border-left: 3px solid var(--s8) }
.senders { color: var(--soft); font-size: 13px }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 8px 24px; margin-top: 10px; font-size: 13px }
dt { color: var(--soft) } .part > :not(h2) { margin-top: 8px } .part li { margin-top: 4px; font-size: 13.5px }
main > .note { margin-top: 12px } .note { color: var(--soft); font-size: 13px }
@media (max-width: 640px) { main, footer { padding-inline: 14px } .lead { font-size: 20px } article, .part { padding: 14px } }
`
