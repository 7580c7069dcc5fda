/** Whether Chrome can recognise a language on this machine: now, after a download, or not at all. */
export type LocalRecognition = 'available' | 'downloadable' | 'downloading' | 'unavailable';

/** Asks Chrome whether it can recognise `language` (BCP 47) without sending anything anywhere. */
export async function localRecognition(language: string): Promise<LocalRecognition> {
  if (typeof SpeechRecognition === 'undefined' || !SpeechRecognition.available) return 'unavailable';
  try {
    const answer = await SpeechRecognition.available({langs: [language], processLocally: true});
    return answer === 'available' || answer === 'downloadable' || answer === 'downloading'
      ? answer
      : 'unavailable';
  } catch {
    // A tag that Chrome does not take for one, or a policy that forbids to ask.
    return 'unavailable';
  }
}

/** Has Chrome download what it needs to recognise `language` here. Answers whether that went well. */
export async function installLocalRecognition(language: string): Promise<boolean> {
  if (typeof SpeechRecognition === 'undefined') return false;
  return (await SpeechRecognition.install?.({langs: [language], processLocally: true})) ?? false;
}
