import type { ReactNode } from 'react';
import { ImpactPanel } from '../capabilities/matching/ImpactPanel.tsx';
import { RuleEditorPage } from '../capabilities/offers/RuleEditorPage.tsx';

/** The population comes after the rules; the editor is given what it says. */
export function RuleEditorRoute(): ReactNode {
  return <RuleEditorPage impact={(draft) => <ImpactPanel draft={draft} />} />;
}
