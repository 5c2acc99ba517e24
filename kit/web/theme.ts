import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Accent #0958d9: 6.3 : 1 on white, so that links and buttons pass AA (chapter 10). */
const accent: MantineColorsTuple = ['#e8f1ff', '#d3e3fd', '#a8c7fa', '#79a8f5', '#4c8bf0', '#1f6fe5', '#0958d9', '#0848b5', '#073a92', '#062c70']
/** Cool neutrals for the dark theme, calmer than the library's own. */
const dark: MantineColorsTuple = ['#d7dbe2', '#b4bac5', '#9aa2b0', '#6e7787', '#3b4250', '#2e343f', '#232832', '#191d25', '#13161c', '#0d0f14']

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent, dark },
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px', lineHeight: '28px' }, h2: { fontSize: '16px', lineHeight: '24px' }, h3: { fontSize: '14px', lineHeight: '20px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Switch: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    // The library's header element would count as a second banner of the page.
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.45 }, attributes: { header: { role: 'presentation' } } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    // Without the library's focus placeholder, which is no proper child of a menu.
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false, transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
})

/** The library's dimmed, placeholder, description and error colours do not pass AA; these do (measured with axe). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1a1f28',
    '--mantine-color-dimmed': '#59616e',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0958d9',
    '--mantine-color-gray-light-color': '#3b4350',
    '--mantine-color-gray-outline': '#4b5563',
    '--mantine-color-accent-light-color': '#0848b5',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#8f1d17',
    '--mantine-color-red-light-color': '#a01f18',
    '--kit-canvas': '#f4f6f9',
    '--kit-surface': '#ffffff',
    '--kit-surface-raised': '#f7f8fa',
    '--kit-line': '#e1e5eb',
    '--kit-line-strong': '#8b94a3',
    '--kit-hover': '#f0f5ff',
    '--kit-selected': '#e3edff',
    '--kit-accent-text': '#0958d9',
  },
  dark: {
    '--mantine-color-body': '#191d25',
    '--mantine-color-text': '#e3e6eb',
    '--mantine-color-dimmed': '#a7afbc',
    '--mantine-color-placeholder': '#98a1af',
    '--mantine-color-error': '#ff9b94',
    '--mantine-color-anchor': '#82b1ff',
    '--mantine-color-gray-light-color': '#d3d8e0',
    '--mantine-color-gray-outline': '#b4bac5',
    '--mantine-color-red-filled': '#c5342b',
    '--mantine-color-red-filled-hover': '#a82a22',
    '--mantine-color-red-light-color': '#ffb4ae',
    '--mantine-color-accent-light-color': '#a8c7fa',
    '--mantine-color-accent-outline': '#82b1ff',
    '--kit-canvas': '#101319',
    '--kit-surface': '#191d25',
    '--kit-surface-raised': '#20252f',
    '--kit-line': '#2f3541',
    '--kit-line-strong': '#7d8798',
    '--kit-hover': '#1f2a3d',
    '--kit-selected': '#233554',
    '--kit-accent-text': '#82b1ff',
  },
})
