import { baseStyle } from './base-style.ts'

/** Style of the report. */
export const reportStyle = `${baseStyle}.as-of { margin: -10px 0 18px; color: var(--soft); font-size: 13px }
.soft { color: var(--soft) }
.top-head { margin: 26px 0 10px; font-size: 15px }
.top { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 14px 32px; margin: 0; padding: 0; list-style: none; font-size: 13.5px }
.top li { min-width: 0; padding-left: 12px; border-left: 3px solid var(--s8); overflow-wrap: anywhere } .top p + p { margin-top: 2px } .top .soft { font-size: 12.5px }
.psi abbr { color: var(--ink); font-weight: 600 }
#controls { position: sticky; top: 0; z-index: 2; margin: 24px 0 0; padding: 10px 0; border-bottom: 1px solid var(--rule); background: var(--page); font-size: 13px }
#controls > div { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px } #controls label { color: var(--soft) }
#controls select, #controls input, button { max-width: 15em; padding: 4px 8px; border: 1px solid var(--edge); border-radius: 5px; background: var(--panel); color: var(--ink); font: inherit }
#controls input { width: 9.5em } button { cursor: pointer } button:hover { border-color: var(--link) }
.stepper { display: inline-flex; gap: 3px; align-items: center } .stepper button { padding: 4px 9px }
.more button { margin-left: 8px }
section { padding: 40px 0 0 }
.schema { padding: 20px 0 0 } .schema h2 { margin-bottom: 8px; font-size: 15px } .schema ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 6px 32px; font-size: 13.5px }
.schema li { min-width: 0; padding-left: 12px; border-left: 3px solid var(--s8); overflow-wrap: anywhere } .schema .added { border-color: var(--edge); color: var(--soft) }
h2 { margin-bottom: 14px; font-size: 18px; font-weight: 600; letter-spacing: -.01em } h2 small { margin-left: 6px; color: var(--soft); font-size: 13px; font-weight: 400; letter-spacing: 0 }
.note { margin-top: 10px; color: var(--soft); font-size: 13px }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-bottom: 12px; color: var(--soft); font-size: 12px }
.legend li { display: flex; align-items: center; gap: 6px }
.legend li:empty { display: none }
.legend i { width: 16px; height: 10px; border-radius: 2px }
.legend li:has(.s4), .legend li:has(.s7) { margin-right: -17px }
.legend .reference { background: var(--reference) } .legend .current { background: var(--current); width: 7px }
.scroll { overflow-x: auto }
.latest-first { direction: rtl } .latest-first > table { direction: ltr }
.narrow { display: none }
table { border-collapse: separate; border-spacing: 0; width: 100% }
th { text-align: left; font-weight: inherit }
.heat { table-layout: fixed; min-width: 640px; border-spacing: 0 1px }
.heat col.name { width: 190px }
.heat td, .heat th { padding: 0; height: 17px; line-height: 17px; font-size: 12px }
.heat tbody th { position: sticky; left: 0; z-index: 1; padding-right: 12px; background: var(--page); line-height: 15px; white-space: nowrap } .heat .whole { white-space: normal; overflow-wrap: anywhere }
.heat tbody th a { display: block; padding: 1px 0 }
.heat tbody td { cursor: pointer }
.heat.labelled { border-spacing: 2px }
.heat.labelled tbody td { height: 19px; line-height: 19px; border-radius: 2px; text-align: center; font-size: 11px; color: transparent }
.heat tbody + tbody::before { content: ""; display: block; height: 8px }
.heat thead th { color: var(--faint); text-align: center; font-size: 11px; white-space: nowrap }
.heat thead td { position: sticky; left: 0; z-index: 1; background: var(--page) } .heat thead td.axis { position: static } .heat thead .shown { color: var(--ink); font-weight: 600 }
.heat abbr { text-decoration: none }
.heat .axis div { position: relative; height: 17px }
.heat .axis span { position: absolute; padding-left: 4px; border-left: 1px solid var(--hatch); color: var(--faint); font-size: 11px; line-height: 15px; white-space: nowrap }
.heat td:focus-visible, .heat tbody td:hover { outline: 2px solid var(--ink); outline-offset: -1px; position: relative }
.s0 { background: var(--s0) } .s1 { background: var(--s1) } .s2 { background: var(--s2) } .s3 { background: var(--s3) }
.s4 { background: var(--s4) } .s5 { background: var(--s5) } .s6 { background: var(--s6) }
.s7 { background: var(--s7) } .s8 { background: var(--s8) } .s9 { background: var(--s9) }
.heat.labelled :is(.s4, .s5, .s6) { color: var(--on-warm) } .heat.labelled :is(.s7, .s8, .s9) { color: var(--on-hot) }
.recovering { box-shadow: inset 0 -3px var(--s7) }
.suspected { background: repeating-linear-gradient(45deg, var(--suspected) 0 2px, var(--s0) 2px 5px) }
.accepted { background: var(--accepted); box-shadow: inset 0 3px var(--tick) } .heat.labelled .accepted { box-shadow: none; color: var(--tick) }
.legend .accepted { display: grid; place-items: center; box-shadow: none; color: var(--tick); font-style: normal; line-height: 1 } .legend .accepted::before { content: "✓"; font-size: 10px }
.blind { background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 5px) }
.thin { background: radial-gradient(circle, var(--hatch) 1px, transparent 1.3px) 0 0 / 5px 5px }
.learning { background: linear-gradient(transparent calc(50% - 1px), var(--hatch) 0 calc(50% + 1px), transparent 0) }
.held { opacity: .7; box-shadow: inset 0 4px var(--page), inset 0 -4px var(--page) } .heat.labelled .held { box-shadow: inset 0 3px var(--page), inset 0 -3px var(--page) } .legend .held { box-shadow: inset 0 3px var(--page), inset 0 -3px var(--page) }
.held.recovering { box-shadow: inset 0 4px var(--page), inset 0 -4px var(--page), inset 0 -7px var(--s7) }
.none { background: none; box-shadow: inset 0 0 0 1px var(--rule) }
.heat:not(.labelled) .none { box-shadow: none }
#tip { position: fixed; z-index: 1; max-width: 340px; padding: 10px 12px; border: 1px solid var(--rule); border-radius: 6px; background: var(--panel); box-shadow: 0 6px 24px #0003; font-size: 13px; line-height: 1.4; overflow-wrap: anywhere; pointer-events: none }
#tip strong, #tip span { display: block } #tip span { color: var(--soft) } #tip p { margin-top: 4px }
.ranking { font-size: 13.5px }
.ranking th, .ranking td { padding: 8px 18px 8px 0; border-bottom: 1px solid var(--rule); vertical-align: baseline }
.ranking thead th { padding-top: 0; color: var(--faint); font-size: 12px; white-space: nowrap }
.ranking tbody th { min-width: 140px; max-width: 190px; font-weight: 600; overflow-wrap: anywhere }
.ranking .number { text-align: right; white-space: nowrap } .ranking .label { display: none } .ranking .segment { max-width: 190px; overflow-wrap: anywhere }
.unusable { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px } .unusable > i { display: flex; width: 52px; height: 6px; border-radius: 3px; background: var(--s0); overflow: hidden; flex: none }
.unusable .missing { background: var(--soft) } .unusable .invalid { background: repeating-linear-gradient(135deg, var(--ink) 0 1.5px, transparent 1.5px 3.5px) } .ranking .unusable { flex-direction: column; align-items: flex-start; gap: 2px; max-width: 96px } .ranking:not(.of-segments) .no-value { min-width: 96px }
.without { margin-top: 4px; color: var(--soft); font-size: 12px }
.ranking .when { white-space: nowrap }
.ranking .verdict { min-width: 280px; padding-right: 0; overflow-wrap: anywhere }
.ranking small { display: block; color: var(--soft); font-size: 12.5px }
.severity { display: flex; align-items: center; gap: 8px }
.severity b { min-width: 1.7em; font-weight: 600; text-align: right }
.severity > i { width: 52px; height: 6px; border-radius: 3px; background: var(--s0); overflow: hidden }
.severity > i > i { display: block; height: 100% }
.severity > i > :is(.s0, .s1, .s2, .s3) { background: var(--faint) }
details { margin-top: 14px } summary { padding: 4px 0; color: var(--soft); font-size: 13.5px; cursor: pointer }
details[open] summary { margin-bottom: 12px }
.pick { display: flex; gap: 14px; margin: 0; padding: 0; border: 0; font-size: 13px }
.pick legend { float: left; margin-right: 2px; padding: 0; color: var(--soft) }
.pick input { margin: 0 6px 0 0; accent-color: var(--current); vertical-align: -1px }
.switch { position: sticky; top: 0; z-index: 1; flex-wrap: wrap; margin-top: 28px; padding: 10px 0; background: var(--page); font-size: 14px }
.view > .note, .lead-in { margin: 0 0 12px }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 30px 36px; margin-top: 14px }
.card { min-width: 0 } .card, .ranking tr { scroll-margin-top: 60px }
.card:target h3, tr:target th { color: var(--link) }
h3 { font-size: 14px; font-weight: 600; overflow-wrap: anywhere }
.sub { display: flex; flex-wrap: wrap; gap: 0 12px; margin-bottom: 10px; color: var(--soft); font-size: 12.5px }
.sub .badge { font-size: 12.5px }
svg { display: block; width: 100%; height: auto; overflow: visible }
svg text { fill: var(--soft); font-size: 10.5px }
.bins .reference { fill: var(--reference) } .bins .current { fill: var(--current) }
.bins .hit { fill: transparent } .bins line { stroke: var(--hatch) }
.spark { margin: 12px 0 0 } .spark figcaption { color: var(--soft); font-size: 11.5px } .spark svg { margin-top: 2px } .spark line { stroke: var(--hatch); stroke-dasharray: 2 3; vector-effect: non-scaling-stroke } .spark path { fill: none; stroke: var(--s7); stroke-width: 1.6; vector-effect: non-scaling-stroke } .spark .quiet { stroke: var(--soft) } .spark .shown { fill: var(--reference); opacity: .55 }
.quantiles { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 10px; margin-top: 6px; font-size: 11.5px }
.quantiles div { display: flex; gap: 5px; white-space: nowrap } .quantiles dt { color: var(--faint) }
.quantiles s { color: var(--faint); text-decoration: none } .quantiles s::after { content: " →" }
.parts { margin-top: 10px; font-size: 11.5px } .parts caption { padding-bottom: 2px; color: var(--soft); text-align: left } .parts thead { color: var(--faint) }
.parts th, .parts td { padding: 1px 8px 1px 0 } .parts tbody th { overflow-wrap: anywhere } .parts .number { padding: 1px 0 1px 10px; text-align: right; white-space: nowrap }
.parts i { display: block; position: relative; width: 72px; height: 7px; background: linear-gradient(90deg, transparent calc(50% - .5px), var(--hatch) 0 calc(50% + .5px), transparent 0) }
.parts i i { position: absolute; top: 0; width: auto; background: var(--current) } .parts i .less { background: repeating-linear-gradient(135deg, var(--current) 0 1.5px, transparent 1.5px 3.5px) }
.facts-of { margin-top: 2px; color: var(--soft); font-size: 12px; overflow-wrap: anywhere }
.empty { padding: 32px 0; color: var(--faint); font-size: 13px; text-align: center }
footer { padding-top: 44px; padding-bottom: 40px; color: var(--faint); font-size: 12.5px }
@media (max-width: 640px) {
  main, footer { padding-inline: 18px } .lead { font-size: 22px } header { padding-top: 28px }
  .heat col.name { width: 112px } .heat:not(.labelled) { min-width: 860px } .wide { display: none } .narrow { display: inline } #controls { position: static }
  .scroll:has(> .ranking) { overflow: visible } .ranking thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .ranking .unusable { flex-direction: row; align-items: center; gap: 8px; max-width: none } .ranking, .ranking tbody { display: block } .ranking tbody tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; padding: 12px 0; border-bottom: 1px solid var(--rule) }
  .ranking tbody th, .ranking tbody td { display: block; min-width: 0; max-width: none; padding: 0; border: 0 } .ranking tbody th { flex: 1 0 100%; font-size: 15px }
  .ranking .verdict { flex: 1 0 100%; order: 1; margin-top: 4px; min-width: 0 } .ranking .label { display: inline; color: var(--soft) } .ranking :is(td:empty, .nothing, td:has(.nothing)) { display: none }
}
@media print {
  :root { --page: #fff } html { background: #fff; font-size: 11px } main, footer { max-width: none; padding-inline: 0 } .pick, #tip, #controls, button { display: none !important }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact } .card, tr { break-inside: avoid } .scroll { overflow: visible }
}
@media (forced-colors: active) { .heat td, .legend i, .severity i, .bins rect, .parts i { forced-color-adjust: none } }
`
