import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from './i18n.ts';
import { antdTheme } from './theme.ts';

/** Our look for the Ant Design parts that a heavy desktop page needs; nothing else loads them. */
export function AntdFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  return (
    <ConfigProvider theme={antdTheme} locale={language === 'en' ? enUS : zhCN}>
      {children}
    </ConfigProvider>
  );
}
