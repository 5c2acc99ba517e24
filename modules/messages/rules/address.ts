/** Exactly one plain address, as the outbox takes it: no name, no list, nothing that could end a header (C-C3). */
export const addressPattern = '^[^\\s\\u0000-\\u001f\\u007f<>(),;:"@]+@[^\\s\\u0000-\\u001f\\u007f<>(),;:"@]+\\.[^\\s\\u0000-\\u001f\\u007f<>(),;:"@]+$'
export const longestAddress = 254
