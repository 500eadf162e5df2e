import { createContext, useContext } from 'react'
import type { AppSettings } from './app-settings.ts'
import { DEFAULT_SETTINGS } from './app-settings.ts'

/** The settings in force on every page. */
export const SettingsContext = createContext<AppSettings>(DEFAULT_SETTINGS)

/** What an administrator has set for everybody. */
export function useSettings(): AppSettings {
  return useContext(SettingsContext)
}
