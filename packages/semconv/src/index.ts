export const placeholder = 'semconv'
