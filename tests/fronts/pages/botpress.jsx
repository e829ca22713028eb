// Botpress' web chat, its cloud being a server on this machine: the one that `?cloud=` names.
import { Webchat } from '@botpress/webchat';
import { createRoot } from 'react-dom/client';
import './record.js';

const cloud = new URLSearchParams(location.search).get('cloud');

createRoot(document.querySelector('#app')).render(
  <>
    <div style={{ width: 400, height: 600 }}>
      <Webchat
        apiUrl={cloud}
        clientId="00000000-0000-4000-8000-000000000000"
        configuration={{ allowFileUpload: true, botName: 'Bot' }}
      />
    </div>
    <output id="state">idle</output>
  </>,
);
