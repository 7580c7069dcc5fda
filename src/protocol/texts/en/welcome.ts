/** The welcome tab. */
export const WELCOME_EN = {
  welcome_title: 'Welcome to Parley',
  welcome_heading: 'Talk to any page',
  welcome_all_set: 'All is set up. Talk to Parley on any page; you can close this tab.',
  welcome_intro:
    'Parley hears you, sees the page you are on, and points at things on it. It takes less than a minute.',
  welcome_done: ' – done',
  welcome_microphone: 'Allow the microphone',
  welcome_mic_granted: 'The microphone may be used. It is open only between your two presses.',
  welcome_mic_prompt: 'Chrome will ask you. Parley opens the microphone only between your two presses.',
  welcome_mic_denied:
    'The microphone is blocked for Parley, and Chrome will not ask again. Choose “Allow” beside “Microphone” in Chrome’s settings for Parley, and come back here.',
  welcome_open_settings: 'Open Chrome’s settings',
  welcome_key: 'Give Parley a key for its voice',
  welcome_key_why: 'Parley talks through a voice service, with your own key. The key stays on this computer.',
  welcome_change_key: 'Change the key',
  welcome_enter_key: 'Enter a key',
  welcome_shortcut: 'Know your shortcut',
  welcome_keys: 'On any page, {keys} starts talking; pressed again it sends what you said.',
  welcome_no_keys:
    'Another extension has the keys that Parley would use. Choose some, or talk with the button.',
  welcome_got_it: 'Got it',
  welcome_change_shortcut: 'Change the shortcut',
  welcome_choose_shortcut: 'Choose a shortcut',
  welcome_go_on: 'Go on without',
  welcome_try: 'Try it',
  welcome_try_keys: 'Press {keys}, say “hello, who are you?”, and press the keys again.',
  welcome_try_button: 'Press the button, say “hello, who are you?”, and press it again.',
} as const;
