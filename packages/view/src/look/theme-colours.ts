/** One colour in both themes, each `#rrggbb`. */
export interface ThemeColours {
  readonly light: string
  readonly dark: string
}

/** The reader's theme. */
export type Theme = keyof ThemeColours
