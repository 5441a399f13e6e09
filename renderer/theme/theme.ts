import {
  ActionIcon,
  Button,
  createTheme,
  Menu,
  Modal,
  NativeSelect,
  Popover,
  Portal,
  SegmentedControl,
  Tabs,
  TextInput,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: a quiet steel blue. 7 is the fill on light, 3 the text on dark; both reach 4.5:1. */
const steel: MantineColorsTuple = [
  '#eef4fb',
  '#d9e6f4',
  '#b3cce8',
  '#8ab1dc',
  '#679ad2',
  '#4f88c8',
  '#3b76b8',
  '#2b639f',
  '#225286',
  '#173c66',
];

/** Dense and calm: 12–13 px text, small radii, quiet motion. */
export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  colors: { steel },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 24 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 0 },
        // The placeholder would be a child of the menu that is no menu item.
        withInitialFocusPlaceholder: false,
      },
    }),
    // Overlays stay inside the page's landmark (see App).
    Portal: Portal.extend({ defaultProps: { target: '#bw-overlays' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 80 } } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 0 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
  },
});
