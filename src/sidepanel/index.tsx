import '../ui/tokens.css';
import '../ui/theme.ts';
import './sidepanel.css';
import {say} from '../platform/text.ts';
import {beginPage} from '../ui/begin-page.tsx';
import {SidePanel} from './sidepanel.tsx';

beginPage(<SidePanel />, say('panel_title'));
