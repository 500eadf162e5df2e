/** Riders who entered each station 14 days earlier, in thousands. */
export const stationFeatures = [
  'austin',
  'quincy_wells',
  'belmont',
  'archer_35th',
  'oak_park',
  'western',
  'clark_lake',
  'clinton',
  'merchandise_mart',
  'irving_park',
  'washington_wells',
  'harlem',
  'monroe',
  'polk',
  'ashland',
  'kedzie',
  'addison',
  'jefferson_park',
  'montrose',
  'california',
] as const

/** The day's weather in Chicago. */
export const weatherFeatures = [
  'temp_min',
  'temp',
  'temp_max',
  'temp_change',
  'dew',
  'humidity',
  'pressure',
  'pressure_change',
  'wind',
  'wind_max',
  'gust',
  'gust_max',
  'percip',
  'percip_max',
  'weather_rain',
  'weather_snow',
  'weather_cloud',
  'weather_storm',
] as const

/** 1 on the days the team plays, away or at home. */
export const gameFeatures = [
  'blackhawks_away',
  'blackhawks_home',
  'bulls_away',
  'bulls_home',
  'bears_away',
  'bears_home',
  'whitesox_away',
  'whitesox_home',
  'cubs_away',
  'cubs_home',
] as const

/** Every input of the model, in the order of its input tensor. */
export const ridershipFeatures = ['weekday', ...stationFeatures, ...weatherFeatures, ...gameFeatures] as const
