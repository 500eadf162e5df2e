export const placeholder = 'instrumentation'
