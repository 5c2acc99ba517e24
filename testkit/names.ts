export const demoPassword = 'Yunshan-Demo-2026'
export const templateName = 'template_small'
