# Palabras de los documentos que salen de la aplicación: lo que se comparte en el paso 5, en HTML o Markdown.

# El título y el nombre del archivo no dicen nada de lo que hay dentro.
document-title = Documento
document-file-name = documento

# Encabeza una sección cuando el inventario del que viene no tiene título.
document-inventory-untitled = Inventario empezado el { $day }

# Al pie de cada página.
document-page = { $page } de { $pages }

# Encabezados de la tabla de lo que se marcó y cuántas veces.
document-pattern = Patrón
document-how-often = Cuántas veces
document-instead = Cómo quisiera ser

# Encabezados de las columnas de la tabla para una hoja de cálculo; las demás son las preguntas de las hojas.
document-part = Parte
document-inventory = Inventario
document-number = Número
document-about = Quién o qué
document-text = Texto

# La página que abre un documento cerrado. Quien la lee no tiene la aplicación, y le dijeron las palabras de la frase.
document-sealed-ask = Este documento está cerrado
document-sealed-hint = Quien te dio este archivo te dijo también unas palabras. Con ellas se abre.
document-sealed-passphrase = Las palabras, con un espacio entre ellas
document-sealed-show = Mostrar lo que escribo
document-sealed-open = Abrir
document-sealed-opening = Abriendo. Puede tardar unos segundos.
document-sealed-wrong = Estas palabras no lo abren. No se ha perdido nada. Revisa cómo están escritas y en qué orden, y prueba otra vez.
document-sealed-unable = Este navegador no puede abrir el documento. Una versión actual de Firefox, Chrome, Edge o Safari sí puede.
document-sealed-no-script = El documento se abre en un navegador que pueda ejecutar scripts. La vista previa de un programa de correo no puede mostrarlo: guarda el archivo y ábrelo desde donde lo guardaste.
document-sealed-nothing-sent = Esta página no necesita red y no envía nada. No guarda el documento: al cerrar la página, queda cerrado otra vez.
document-sealed-close = Cerrar el documento

# En lugar de un nombre que no se dice, con una letra que es siempre la misma.
document-person = Persona { $letter }
# En lugar de un nombre que podría ser el de varias personas.
document-someone = alguien

# Palabras que empiezan un nombre sin serlo: solas en un texto no nombran a nadie. Separadas por espacios.
document-not-names = el la los las mi mis su sus señor señora señorita sr sra srta don doña doctor doctora tío tía padre madre papá mamá hermano hermana abuelo abuela

# En lugar del nombre de una familia que no se dice, tras su artículo.
document-family = familiares

# Lo que va delante del nombre de una familia. Separado por espacios.
document-before-families = los las ambos

# Palabras corrientes que también son nombres: en minúscula se toman por la palabra. Separadas por espacios.
document-names-that-are-words = rosa luz mar sol paz cruz alma blanca clara pura santa santos ángel gracia gracias esperanza consuelo dolores soledad remedios milagros estrella aurora gloria victoria perla flor flores amor amado bueno bonito rubio moreno delgado gordo calvo franco leal cabello cabeza mano barba monte campo campos prado fuente fuentes iglesia castillo torre torres casas plaza puente caballero rey reina guerra toro vaca cordero gallo paloma justo justa modesto domingo abril mayo julio agosto primo valiente bravo luna mora rojo blanco pardo peña piedra arena pino calle mina bello bella guapo cano seco sordo papa sierra nieto sobrino toma

# Palabras que van con mayúscula dentro de la frase y no nombran a nadie. Separadas por espacios.
document-known-words = dios señor poder superior usted ustedes ud uds lunes martes miércoles jueves viernes sábado sábados domingo domingos navidad nochebuena nochevieja reyes pascua semana santa ramadán paso pasos aa na oa ga al-anon alanón libro grande tv dvd adn vih dni nif cp y e o u pero porque cuando entonces si después antes mientras aunque desde hasta que quien quienes cual como donde dónde cuándo cómo qué quién por para con sin en de del a al ante bajo entre hacia según sobre tras yo tú él ella ello nosotros nosotras ellos ellas me te se nos os lo la le los las les un una unos unas mi mis tu tus su sus este esta esto estos estas ese esa eso aquel aquella no sí nunca siempre también tampoco solo sólo ya todo toda todos todas alguno algunos mucho muchos más menos cada ambos uno dos tres

# Lo que va dentro de un nombre de varias palabras. Separado por espacios.
document-inside-names = de del la las los y van von da do dos di du

# Lo que va delante del nombre de un lugar. Separado por espacios.
document-before-places = en de desde hacia

# Los meses, en orden, y sus formas breves. Separados por espacios.
document-months = enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene feb mar abr may jun jul ago sep sept oct nov dic

# Lo que va entre las partes de una fecha. Separado por espacios.
document-inside-dates = de del

# Cuando solo se dice el fondo: cómo se llama una hoja propia, y lo que está en palabras propias.
document-own-worksheet = Una hoja propia
document-another = otra, en mis palabras
# El título de lo que se marcó en un campo de una sección.
document-nature-title = { $section }: { $field }

# Una opción que lleva la marca del miedo.
document-with-fear = { $choice } (miedo)
# Separa varias opciones o nombres.
document-separator = ,{" "}

# Una fecha como se lee en voz alta.
document-day = { $month ->
    [1] { $day } de enero de { $year }
    [2] { $day } de febrero de { $year }
    [3] { $day } de marzo de { $year }
    [4] { $day } de abril de { $year }
    [5] { $day } de mayo de { $year }
    [6] { $day } de junio de { $year }
    [7] { $day } de julio de { $year }
    [8] { $day } de agosto de { $year }
    [9] { $day } de septiembre de { $year }
    [10] { $day } de octubre de { $year }
    [11] { $day } de noviembre de { $year }
   *[12] { $day } de diciembre de { $year }
}

# La lista del paso 8. El signo delante de la parte de un importe que no llega a uno.
document-decimal-sign = ,
document-ledger-owed = { $amount } que debo
document-ledger-paid = { $amount } devueltos
document-ledger-left = Queda por devolver: { $amount }
document-ledger-over = Se han devuelto { $amount } de más
document-ledger-settled = Está todo devuelto: quedan { $amount }
# Una pregunta de «¿Haría daño?» con lo que se respondió.
document-question-answered = { $question }: { $answer }
