# El menú nativo. Un `&` precede a la letra que elige una opción; macOS no la muestra.
# Los títulos de los diálogos de archivos están al final: otras personas pueden verlos, así que no nombran ningún diario.

menu-application = Candor
menu-file = &Archivo
menu-edit = &Editar
menu-view = &Ver
menu-help = A&yuda

menu-about = Acerca de Candor
menu-hide = Ocultar Candor
menu-hide-others = Ocultar las demás
menu-show-all = Mostrar todas

menu-new-page = Página &nueva
menu-settings = A&justes
menu-lock = &Bloquear
menu-quit = &Salir de Candor

menu-undo = &Deshacer
menu-redo = &Rehacer
menu-cut = Cor&tar
menu-copy = &Copiar
menu-paste = &Pegar
menu-select-all = Seleccionar &todo
menu-search = &Buscar

menu-zoom-in = Texto más &grande
menu-zoom-out = Texto más &pequeño
menu-zoom-reset = Texto &como estaba
menu-full-screen = Pantalla c&ompleta

menu-help-now = A&yuda ahora

dialog-choose-folder = Elegir una carpeta
dialog-open-file = Abrir un archivo
dialog-save-file = Guardar un archivo
dialog-all-files = Todos los archivos
dialog-replace = Ya hay un archivo llamado «{ $file }». ¿Reemplazarlo?
dialog-replace-yes = Reemplazarlo
dialog-replace-no = Conservarlo

# Lo que aparece en la ventana mientras no hay página.
page-stopped = La página se detuvo tres veces en un minuto y no se vuelve a cargar por sí sola. Lo guardado está a salvo. Puedes volver a cargarla, o bloquear o salir desde el menú.
page-does-not-answer = La página no responde. Lo guardado está a salvo. Puedes esperar, volver a cargarla o salir desde el menú.
page-load-again = Volver a cargar la página
