import CMS from '@sveltia/cms';
CMS.init({config:{load_config_file:false, backend:{name:'github',repo:'a/b'}, media_folder:'content/photos', collections:[{name:'x',label:'X',folder:'content/topics',extension:'yaml',format:'yaml',identifier_field:'name',fields:[{name:'name'}]}]}});
