import type { CellLook, Theme } from '@driftline/view'
import type { CSSProperties } from 'react'

/** Angles of hatching that rises, falls or crosses. */
const HATCHES: Readonly<Partial<Record<CellLook['mark'], readonly number[]>>> = {
  'hatch-rising': [135],
  'hatch-falling': [45],
  'cross-hatch': [45, 135],
}

/** How a look is drawn on an element of the page; a bold state is notched by who draws it. */
export function lookStyle({ fill, mark, markColour }: CellLook, theme: Theme): CSSProperties {
  const colour = markColour?.[theme]
  const backgroundImage = (HATCHES[mark] ?? [])
    .map((angle) => `repeating-linear-gradient(${angle}deg, ${colour} 0 1px, transparent 1px 4px)`)
    .join(', ')
  return {
    ...(fill && { backgroundColor: fill[theme] }),
    ...(backgroundImage !== '' && { backgroundImage }),
    ...(mark === 'outline' && { boxShadow: `inset 0 0 0 2px ${colour}` }),
    ...(mark === 'underline' && { boxShadow: `inset 0 -3px 0 ${colour}` }),
  }
}
