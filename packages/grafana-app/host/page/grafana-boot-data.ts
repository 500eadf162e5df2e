import { boot } from './boot.ts'

/** Grafana's settings have to lie here before its packages are loaded. */
Object.assign(window, {
  grafanaBootData: {
    user: {
      id: 1,
      uid: 'someone',
      isSignedIn: true,
      orgRole: boot.role,
      theme: boot.theme,
      timezone: 'utc',
      weekStart: '',
      language: 'en-US',
      permissions: Object.fromEntries(boot.permissions.map((action) => [action, true])),
    },
    settings: {
      appSubUrl: boot.subPath,
      buildInfo: { version: '13.2.2', commit: '', env: 'production' },
      exploreEnabled: true,
      featureToggles: {},
      namespace: 'default',
    },
    navTree: [],
  },
})
