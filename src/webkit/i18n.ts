import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { onTextRoom, type TextKey, type TextRoom, type TextTree } from './texts.ts';

export type Language = 'zh-CN' | 'en';

const STORED_AS = 'langqiao.language';
const pendingEnglish = new Set<Promise<void>>();

/** Chinese unless this browser chose English before. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

async function addEnglish(instance: i18n, room: TextRoom<TextTree>): Promise<void> {
  if (instance.hasResourceBundle('en', room.name)) return;
  instance.addResourceBundle('en', room.name, await room.en());
}

/** Starts the texts; resolves when the first page can be drawn in the chosen language. */
export async function startTexts(): Promise<void> {
  const language = storedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  document.documentElement.lang = language;
  onTextRoom((room) => {
    i18next.addResourceBundle('zh-CN', room.name, room.zh);
    if (i18next.language === 'en') waitFor(addEnglish(i18next, room));
  });
  await textsReady();
}

function waitFor(loading: Promise<void>): void {
  pendingEnglish.add(loading);
  loading.finally(() => pendingEnglish.delete(loading)).catch(() => undefined);
}

/** Resolves when no English text is still on its way; pages wait for it so that they never flash Chinese. */
export async function textsReady(): Promise<void> {
  await Promise.allSettled([...pendingEnglish]);
}

export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en') {
    onTextRoom((room) => waitFor(addEnglish(i18next, room)));
    await textsReady();
  }
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export type Translate<T extends TextTree> = (
  key: TextKey<T>,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of one room in the current language; an unknown key does not compile. */
export function useTexts<T extends TextTree>(room: TextRoom<T>): Translate<T> {
  const { t } = useTranslation(room.name);
  return (key, params) => String(t(key, { ...params }));
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** For values that the server already gives in both languages. */
export function usePick(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return (text) => (language === 'en' ? text.en : text.zh);
}
