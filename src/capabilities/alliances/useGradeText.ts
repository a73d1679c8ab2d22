import { useTexts } from '../../webkit/i18n.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { gradeSchema } from './rating.schema.ts';

/** A year's grade in words. */
export function useGradeText(): (rated: { readonly year: number; readonly grade: string }) => string {
  const t = useTexts(alliancesTexts);
  return ({ year, grade }) => {
    const known = gradeSchema.safeParse(grade);
    return t('gradeOf', { year, grade: known.success ? t(`grade.${known.data}`) : grade });
  };
}
