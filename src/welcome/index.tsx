import '../ui/tokens.css';
import '../ui/theme.ts';
import './welcome.css';
import {say} from '../platform/text.ts';
import {beginPage} from '../ui/begin-page.tsx';
import {Welcome} from './welcome.tsx';

beginPage(<Welcome />, say('welcome_title'));
