export const placeholder = 'processor'
