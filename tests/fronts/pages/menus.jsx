// Menus and popovers with a file input inside, in React: what closes takes its input away with it.
import Button from '@mui/material/Button';
import MuiMenu from '@mui/material/Menu';
import MuiMenuItem from '@mui/material/MenuItem';
import {
  Menu, MenuButton, MenuItem, MenuItems, Popover as HeadlessPopover, PopoverButton, PopoverPanel,
} from '@headlessui/react';
import * as Dropdown from '@radix-ui/react-dropdown-menu';
import * as Popover from '@radix-ui/react-popover';
import { Dropdown as AntDropdown, Upload } from 'antd/dist/antd.min.js';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { got } from './record.js';

/** The menu's own input: hidden, as upload buttons have it. */
function Input({ name, input, done }) {
  const change = (event) => {
    got(name, event.target.files);
    event.target.value = '';
    done();
  };
  return <input type="file" id={`${name}-input`} ref={input} hidden onChange={change} />;
}

function RadixDropdown() {
  const [open, setOpen] = useState(false);
  const input = useRef(null);
  const choose = (event) => {
    event.preventDefault();
    input.current.click();
  };
  return (
    <Dropdown.Root open={open} onOpenChange={setOpen}>
      <Dropdown.Trigger id="radix-dropdown">Radix dropdown</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content>
          <Dropdown.Item id="radix-dropdown-item" onSelect={choose}>Upload</Dropdown.Item>
          <Input name="radix-dropdown" input={input} done={() => setOpen(false)} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

function RadixPopover() {
  const [open, setOpen] = useState(false);
  const input = useRef(null);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger id="radix-popover">Radix popover</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content>
          <button id="radix-popover-item" onClick={() => input.current.click()}>Upload</button>
          <Input name="radix-popover" input={input} done={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function HeadlessMenu() {
  const input = useRef(null);
  const choose = (event) => {
    // The menu stays open until there is a choice.
    event.preventDefault();
    input.current.click();
  };
  return (
    <Menu>
      {({ close }) => (
        <>
          <MenuButton id="headless-menu">Headless menu</MenuButton>
          <MenuItems anchor="bottom">
            <MenuItem as="button" id="headless-menu-item" onClick={choose}>Upload</MenuItem>
            <Input name="headless-menu" input={input} done={close} />
          </MenuItems>
        </>
      )}
    </Menu>
  );
}

function HeadlessPanel() {
  const input = useRef(null);
  return (
    <HeadlessPopover>
      {({ close }) => (
        <>
          <PopoverButton id="headless-popover">Headless popover</PopoverButton>
          <PopoverPanel anchor="bottom">
            <button id="headless-popover-item" onClick={() => input.current.click()}>Upload</button>
            <Input name="headless-popover" input={input} done={() => close()} />
          </PopoverPanel>
        </>
      )}
    </HeadlessPopover>
  );
}

function MaterialMenu() {
  const [anchor, setAnchor] = useState(null);
  const input = useRef(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button id="material-menu" onClick={(event) => setAnchor(event.currentTarget)}>Material</Button>
      <MuiMenu anchorEl={anchor} open={anchor !== null} onClose={close} transitionDuration={0}>
        <MuiMenuItem id="material-menu-item" onClick={() => input.current.click()}>
          Upload
          <Input name="material-menu" input={input} done={close} />
        </MuiMenuItem>
      </MuiMenu>
    </>
  );
}

/** Ant Design's own Upload in its Dropdown. */
function AntMenu() {
  const [open, setOpen] = useState(false);
  const take = (file) => {
    got('ant-dropdown', [file]);
    setOpen(false);
    return false;
  };
  const label = (
    <Upload beforeUpload={take} showUploadList={false}>
      <span id="ant-dropdown-item">Upload</span>
    </Upload>
  );
  // A press on an item does not close it, for the file is yet to be chosen.
  const change = (wanted, { source }) => source === 'trigger' && setOpen(wanted);
  const menu = { items: [{ key: 'upload', label }] };
  return (
    <AntDropdown menu={menu} open={open} onOpenChange={change} trigger={['click']} destroyOnHidden>
      <button id="ant-dropdown">Ant dropdown</button>
    </AntDropdown>
  );
}

/** Ant Design's place to drop files on. */
function AntDragger() {
  const take = (file) => {
    got('ant-dragger', [file]);
    return false;
  };
  return (
    <div id="ant-dragger" style={{ width: 300 }}>
      <Upload.Dragger multiple pastable showUploadList={false} beforeUpload={take}>
        <p id="ant-dragger-item">Click or drag files here</p>
      </Upload.Dragger>
    </div>
  );
}

createRoot(document.querySelector('#app')).render(
  <>
    <RadixDropdown />
    <RadixPopover />
    <HeadlessMenu />
    <HeadlessPanel />
    <MaterialMenu />
    <AntMenu />
    <AntDragger />
    <output id="state">idle</output>
  </>,
);
