# Escribir: reflexiones

write-title = Escribir
write-find = Buscar una página
write-page = La página
write-new = Página nueva
write-pages = Páginas
write-empty = Una página en blanco, con fecha de hoy.
write-untitled = Página sin título
write-search = Buscar
write-filter-tag = Etiqueta
write-filter-all = Todas las páginas
write-filter-clear = Mostrar todas las páginas
write-none-on-day = No hay nada escrito el { $day }.
write-begin-on-day = Escribir una página para este día

write-calendar-before = { $month }, el mes anterior
write-calendar-after = { $month }, el mes siguiente
write-calendar-day = { $day }
write-calendar-day-written = { $day }, hay algo escrito

write-toolbar = Formato
write-heading = Título
write-bold = Negrita
write-italic = Cursiva
write-list = Lista
write-numbered = Lista numerada
write-quotation = Cita
write-preview = Vista previa
write-preview-back = Volver a escribir
write-preview-region = Vista previa de la página
write-preview-empty = Esta página está en blanco.
write-only-page = Solo la página
write-show-all = Mostrar todo
write-more = Más para esta página
write-delete = Eliminar la página
write-deleted = La página está en la papelera.
write-editor = Lo que escribes
write-placeholder = Empieza por donde quieras.
write-page-title = Título
write-title-placeholder = Título, si lo tiene

write-date = El día del que trata esta página
write-date-change = Cambiar el día: { $day }
write-step = Paso
write-step-none = Ningún paso
write-step-link = Paso al que pertenece esta página

write-tags = Etiquetas
write-tag-add = Etiqueta
write-tag-remove = Quitar la etiqueta { $tag }
write-tag-removed = Se ha quitado la etiqueta { $tag }.
write-tag-hint = Intro añade la etiqueta. Retroceso en el campo vacío quita la última.

write-format = Cómo dar formato
write-format-title = Cómo dar formato
write-format-intro = Marcas sencillas, si te gustan. Se leen bien como texto allá donde vayan tus páginas.
write-format-typed = Escribes
write-format-shown = Se convierte en
write-format-key = Teclas
write-format-heading = Título
write-format-bold = fuerte
write-format-italic = con algo de peso
write-format-item = una cosa
write-format-first = primero
write-format-quote = algo que dijo alguien
write-format-leave = Tabulador sale del campo de escritura. Alt F10 va a los botones.
write-format-close = Cerrar

write-link-title = ¿Abrir esta dirección fuera de Candor?
write-link-words = La abrirá tu navegador o tu programa de correo, y ese programa puede guardar constancia. Candor no usa la red.
write-link-stay = Quedarme aquí
write-link-open = Abrir
write-link-hint = { $address }, pregunta antes de abrir
write-task-done = Hecho:
write-task-open = Por hacer:
