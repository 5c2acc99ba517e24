export const demoPassword = 'Yunshan-Demo-2026'
export const templateName = 'template_small'

/** All instances of a test share it, as those of one database must. */
export const testSecretKey = 'the same secret key in every instance of a test'
