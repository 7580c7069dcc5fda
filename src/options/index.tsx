import '../ui/tokens.css';
import '../ui/theme.ts';
import './options.css';
import {say} from '../platform/text.ts';
import {beginPage} from '../ui/begin-page.tsx';
import {Options} from './options.tsx';

beginPage(<Options />, say('options_title'));
