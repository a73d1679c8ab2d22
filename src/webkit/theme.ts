import type { ThemeConfig } from 'antd';

/**
 * The palette: rice paper, ink, and four colours that each mean one thing. `styles/tokens.css` repeats the values for
 * plain elements; theme.test.ts holds the two equal and every text pair at contrast 4.5 or more.
 */
export const palette = {
  /** 宣 */
  ground: '#FAF8F4',
  surface: '#FFFEFB',
  sunken: '#F3EFE7',
  hairline: '#E0D9CC',
  /** Edges of inputs need 3 : 1 against their surroundings. */
  edge: '#8F887B',
  /** 墨 */
  ink: '#1E2A32',
  inkSoft: '#4A555C',
  inkFaint: '#606A70',
  /** 黛, the colour of links and the one primary action */
  primary: '#1F5C6B',
  primaryDeep: '#16434F',
  primaryTint: '#E4EEEF',
  /** 朱, only for what needs action */
  act: '#B5392B',
  actTint: '#F9EAE6',
  /** 松, done */
  done: '#2F6B3C',
  doneTint: '#E6F0E6',
  /** 赭, waiting */
  wait: '#855600',
  waitTint: '#F7EEDB',
} as const;

export const fontSans =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** The same look for the few Ant Design parts that heavy desktop pages load. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.primary,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorSuccess: palette.done,
    colorWarning: palette.wait,
    colorError: palette.act,
    colorTextBase: palette.ink,
    colorBgBase: palette.surface,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.hairline,
    colorTextDescription: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    colorTextPlaceholder: palette.inkFaint,
    colorTextDisabled: palette.inkFaint,
    borderRadius: 3,
    boxShadow: 'none',
    boxShadowSecondary: '0 2px 10px rgb(30 42 50 / 12%)',
    fontFamily: fontSans,
    fontSize: 14,
    motion: false,
  },
};
