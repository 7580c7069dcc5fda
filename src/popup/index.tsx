import '../ui/tokens.css';
import '../ui/theme.ts';
import './popup.css';
import {say} from '../platform/text.ts';
import {beginPage} from '../ui/begin-page.tsx';
import {Popup} from './popup.tsx';

beginPage(<Popup />, say('extension_name'));
