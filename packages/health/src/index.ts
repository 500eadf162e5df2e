export const placeholder = 'health'
