/** 政策库维护: what the page asks of the server (shared/contract/policy-library.ts). */
import {
  type ChangeForm,
  type PaperForm,
  type PolicyLibraryView,
  policyLibraryApi,
} from '#shared/contract/policy-library.ts';
import { ask, call } from '../../../lib/call.ts';

export const libraryQuery = ask(policyLibraryApi.view, {});

export function checkChange(change: ChangeForm) {
  return call(policyLibraryApi.check, { body: { change } });
}

export function findSentences(text: string) {
  return call(policyLibraryApi.sentences, { body: { text } });
}

export function proposeChange(change: ChangeForm, reason: string, key: string): Promise<PolicyLibraryView> {
  return call(policyLibraryApi.propose, { body: { change, reason } }, { key });
}

export function decideChange(
  number: number,
  act: 'confirm' | 'refuse' | 'withdraw',
  comment: string,
): Promise<PolicyLibraryView> {
  return call(policyLibraryApi[act], { params: { number }, body: { comment } });
}

export function saveDraft(draft: PaperForm) {
  return call(policyLibraryApi.saveDraft, { body: draft });
}

export function dropDraft() {
  return call(policyLibraryApi.dropDraft, {});
}
